//go:build tools

// Package tools pins h2spec, the HTTP/2 conformance tests, and all that it is built of: go.sum holds their hashes.
// Go 1.19, which Debian 12 brings, is enough.
package tools

import _ "github.com/summerwind/h2spec/cmd/h2spec"
