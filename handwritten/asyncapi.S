/* SPDX-License-Identifier: Apache-2.0 */
/* The AsyncAPI document inside the program, as openapi.S has the other one. */
    .section .rodata
    .global asyncapi_json
    .global asyncapi_json_end
asyncapi_json:
    .incbin ASYNCAPI_FILE
asyncapi_json_end:
    .byte 0
    .section .note.GNU-stack,"",%progbits
