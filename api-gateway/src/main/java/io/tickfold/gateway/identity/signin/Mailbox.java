package io.tickfold.gateway.identity.signin;

import io.tickfold.contract.value.Ascii;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// The address of a mailbox, in lower case; it never shows itself in text.
record Mailbox(String address) {

    private static final int MAX_LENGTH = 254;
    private static final int MAX_LOCAL_PART = 64;
    private static final String ATOM = "[a-z0-9!#$%&'*+/=?^_`{|}~-]+";
    private static final String LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
    private static final Pattern FORM =
            Pattern.compile(
                    String.format(
                            Locale.ROOT, "%s(?:\\.%s)*@%s(?:\\.%s)*", ATOM, ATOM, LABEL, LABEL));

    /// The mailbox that the text names, white space around it and the case of its letters aside;
    /// empty if it names none that a plain SMTP server takes.
    static Optional<Mailbox> of(String text) {
        String address = text.strip();
        return address.length() <= MAX_LENGTH && address.indexOf('@') <= MAX_LOCAL_PART
                ? Optional.of(Ascii.lower(address))
                        .filter(a -> FORM.matcher(a).matches())
                        .map(Mailbox::new)
                : Optional.empty();
    }

    @Override
    public String toString() {
        return "Mailbox[hidden]";
    }
}
