package io.tickfold.gateway.limits;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/// Whom an address stands for: of an IPv6 address the first half, since its owner has all the rest.
public final class ClientAddress {

    private static final String ZONE = "%";
    private static final int NETWORK_BYTES = 8;

    private ClientAddress() {}

    /// Everybody whose address nobody understands is the same client.
    public static String of(String address) {
        try {
            return client(InetAddress.ofLiteral(address.split(ZONE, -1)[0]));
        } catch (IllegalArgumentException _) {
            return "unknown";
        }
    }

    private static String client(InetAddress address) {
        return address instanceof Inet6Address
                ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), NETWORK_BYTES))
                : address.getHostAddress();
    }
}
