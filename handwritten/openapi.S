/* SPDX-License-Identifier: Apache-2.0 */
/* The OpenAPI document inside the program, so that a binary always serves the contract it was built from. */
    .section .rodata
    .global openapi_json
    .global openapi_json_end
openapi_json:
    .incbin OPENAPI_FILE
openapi_json_end:
    .byte 0
    .section .note.GNU-stack,"",%progbits
