package io.tickfold.gateway.signin;

import io.swagger.v3.oas.annotations.media.Schema;

/// What is answered to each request for a link, whether the mailbox is known or not.
record LinkSentBody(
        @Schema(example = "Verification link send") String message,
        @Schema(example = "ann@example.org") String email) {}
