# SPDX-License-Identifier: Apache-2.0
"""Searches, for the scenarios that make them."""
import urllib.parse


def asked(path, **parameters):
    """The path with its query string."""
    return path + "?" + urllib.parse.urlencode(parameters) if parameters else path
