package io.tickfold.gateway.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/// Where clients reach this gateway, for the addresses in its answers.
///
/// The name in `Host` is the client's word, and so believed only if it is this machine's.
@Component
public final class OwnAddress {

    private static final String LOCALHOST = "localhost";

    private final WebSettings settings;

    OwnAddress(WebSettings settings) {
        this.settings = settings;
    }

    /// The address of the settings, or else the one that the request has reached; no slash ends it.
    public String of(HttpServletRequest request) {
        return settings.publicAddress().orElseGet(() -> reached(request));
    }

    private static String reached(HttpServletRequest request) {
        boolean ours = isOurs(request.getServerName(), request.getLocalAddr());
        String host = ours ? request.getServerName() : bracketed(request.getLocalAddr());
        return UriComponentsBuilder.newInstance()
                .scheme(request.getScheme())
                .host(host)
                .port(ours ? request.getServerPort() : request.getLocalPort())
                .toUriString();
    }

    private static boolean isOurs(String name, String local) {
        try {
            String address = name.replace("[", "").replace("]", "");
            return name.equals(LOCALHOST)
                    || InetAddress.ofLiteral(address).isLoopbackAddress()
                    || InetAddress.ofLiteral(address).equals(InetAddress.ofLiteral(local));
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private static String bracketed(String address) {
        return address.contains(":") ? "[" + address + "]" : address;
    }
}
