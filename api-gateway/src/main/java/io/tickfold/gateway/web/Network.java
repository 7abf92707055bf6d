package io.tickfold.gateway.web;

import java.net.InetAddress;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Addresses that begin alike, written in CIDR notation such as `10.0.0.0/8`; a plain address
/// stands for itself.
public record Network(InetAddress address, int prefix) {

    private static final Pattern FORM =
            Pattern.compile(
                    "(\\d{1,3}(?:\\.\\d{1,3}){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*)(?:/(\\d{1,3}))?");

    /// @throws IllegalArgumentException if the text is neither an address nor a network
    public static Network of(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            throw unreadable(text);
        }
        try {
            InetAddress address = InetAddress.ofLiteral(form.group(1));
            int most = bits(address);
            int prefix = form.group(2) == null ? most : Integer.parseInt(form.group(2));
            if (prefix <= most) {
                return new Network(address, prefix);
            }
        } catch (IllegalArgumentException _) {
            // Falls through to the one message for everything that is no network.
        }
        throw unreadable(text);
    }

    private static IllegalArgumentException unreadable(String text) {
        return new IllegalArgumentException(
                String.format(
                        Locale.ROOT,
                        "'%s' is neither an IP address nor a network such as 10.0.0.0/8",
                        text));
    }

    private static int bits(InetAddress address) {
        return address.getAddress().length * Byte.SIZE;
    }

    /// Whether an address is one of the network's.
    public boolean contains(InetAddress other) {
        byte[] ours = address.getAddress();
        byte[] theirs = other.getAddress();
        if (ours.length != theirs.length) {
            return false;
        }
        for (int bit = 0; bit < prefix; bit++) {
            int mask = 1 << (Byte.SIZE - 1 - bit % Byte.SIZE);
            if (((ours[bit / Byte.SIZE] ^ theirs[bit / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }

    /// In CIDR notation, plain addresses too.
    @Override
    public String toString() {
        return address.getHostAddress() + "/" + prefix;
    }
}
