package io.tickfold.gateway.web;

import java.util.Collection;
import java.util.List;
import java.util.Locale;

/// Refuses names that nobody reads: a client that misspelt one meant something else to happen.
final class UnknownNames {

    private static final int LONGEST = 200;

    private UnknownNames() {}

    /// @param refusal says what the names are of
    /// @throws RefusedException if one of the names given is not known
    static void refuse(GatewayRefusal refusal, Collection<String> given, List<String> known) {
        List<String> unknown = given.stream().filter(name -> !known.contains(name)).toList();
        if (!unknown.isEmpty()) {
            String error =
                    String.format(
                            Locale.ROOT,
                            "%s: %s. Known here: %s",
                            refusal.error(),
                            cut(String.join(", ", unknown)),
                            known.isEmpty() ? "none" : String.join(", ", known));
            throw new RefusedException(refusal.answer(new ErrorBody(error)));
        }
    }

    private static String cut(String names) {
        return names.length() <= LONGEST ? names : names.substring(0, LONGEST) + "…";
    }
}
