package io.tickfold.gateway.identity.signin;

import io.tickfold.contract.value.Sha256;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.security.crypto.keygen.Base64StringKeyGenerator;
import org.springframework.security.crypto.keygen.StringKeyGenerator;

/// What a link holds to prove that it was sent: 256 random bits, in 43 characters of base64url.
record LinkSecret(String text) {

    private static final StringKeyGenerator RANDOM =
            new Base64StringKeyGenerator(Base64.getUrlEncoder().withoutPadding(), 32);
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");

    static LinkSecret random() {
        return new LinkSecret(RANDOM.generateKey());
    }

    /// Empty if no link has ever held this.
    static Optional<LinkSecret> of(String text) {
        return Optional.of(text).filter(t -> FORM.matcher(t).matches()).map(LinkSecret::new);
    }

    /// All that is stored of it.
    String hash() {
        return HexFormat.of().formatHex(Sha256.of(text));
    }

    @Override
    public String toString() {
        return "LinkSecret[hidden]";
    }
}
