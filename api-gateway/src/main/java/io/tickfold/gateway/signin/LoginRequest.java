package io.tickfold.gateway.signin;

import io.swagger.v3.oas.annotations.media.Schema;

/// What a client asks for a link with, as the API's description shows it.
record LoginRequest(
        @Schema(
                        description = "The address of a mailbox, at most 254 characters.",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "ann@example.org")
                String email) {}
