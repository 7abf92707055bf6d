package io.tickfold.gateway.web;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import io.tickfold.contract.value.Ascii;
import java.util.Map;

/// An error as RFC 9457 describes it.
///
/// @param type names the reason for good; there is no page behind it
/// @param detail what the published body says
/// @param code the stable name of the reason, as in the header `Refusal-Reason`
/// @param ids of what is concerned, such as `commandId`
record Problem(
        String type,
        String title,
        int status,
        String detail,
        String code,
        @JsonAnyGetter Map<String, String> ids) {

    static final String MEDIA_TYPE = "application/problem+json";

    private static final String TYPES = "urn:tickfold:refusal:";

    static Problem of(int status, String code, String detail, Map<String, String> ids) {
        return new Problem(TYPES + code, title(code), status, detail, code, ids);
    }

    /// The name as words: `KEY_REUSED` is "Key reused".
    private static String title(String code) {
        String words = Ascii.lower(code).replace('_', ' ');
        return Ascii.upper(words.substring(0, 1)) + words.substring(1);
    }
}
