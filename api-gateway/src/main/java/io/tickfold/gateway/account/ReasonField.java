package io.tickfold.gateway.account;

import static java.util.function.Predicate.not;

import io.tickfold.contract.value.AdjustmentReason;
import io.tickfold.gateway.web.ErrorBody;
import io.tickfold.gateway.web.GatewayRefusal;
import io.tickfold.gateway.web.JsonObject;
import io.tickfold.gateway.web.RefusedException;

/// Why an operator does something, in words, as the field of a body says it.
public final class ReasonField {

    public static final String NAME = "reason";

    private static final int LONGEST = 200;
    private static final String NO_TEXT = "Reason must not contain control characters";

    private ReasonField() {}

    /// @throws RefusedException if the field has no text that can be a reason
    public static AdjustmentReason in(JsonObject body) {
        String text =
                body.text(NAME)
                        .filter(not(ReasonField::isBlank))
                        .filter(given -> given.codePointCount(0, given.length()) <= LONGEST)
                        .orElseThrow(GatewayRefusal.INVALID_REASON::exception);
        try {
            return new AdjustmentReason(text);
        } catch (IllegalArgumentException _) {
            throw new RefusedException(
                    GatewayRefusal.INVALID_REASON.answer(new ErrorBody(NO_TEXT)));
        }
    }

    /// Whether nothing of the text is visible; a space that does not break is not either.
    private static boolean isBlank(String text) {
        return text.codePoints()
                .allMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c));
    }
}
