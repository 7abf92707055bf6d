package io.tickfold.gateway.web.limits;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/// The client behind an address: of an IPv6 address its first half, since one owner has the rest.
public final class ClientAddress {

    private static final String ZONE = "%";
    private static final int NETWORK_BYTES = 8;

    private ClientAddress() {}

    /// All addresses that cannot be read are one client.
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
