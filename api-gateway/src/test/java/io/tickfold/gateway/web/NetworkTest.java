package io.tickfold.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class NetworkTest {

    private static final String SETTING = "tickfold.web.trusted-proxies";

    @ParameterizedTest
    @CsvSource({
        "10.0.0.5,10.0.0.5,10.0.0.6",
        "10.0.0.0/8,10.255.0.1,11.0.0.1",
        "10.0.0.5/8,10.255.0.1,11.0.0.1",
        "192.168.4.0/22,192.168.7.255,192.168.8.0",
        "0.0.0.0/0,203.0.113.1,::1",
        "::1,::1,::2",
        "2001:db8::/33,2001:db8:7fff::1,2001:db8:8000::1",
        "::/0,2001:db8::1,192.0.2.1",
        "::ffff:10.0.0.5,10.0.0.5,10.0.0.6"
    })
    void holdsTheAddressesThatBeginAlike(String text, String inside, String outside) {
        Network network = Network.of(text);
        assertThat(network.contains(InetAddress.ofLiteral(inside))).isTrue();
        assertThat(network.contains(InetAddress.ofLiteral(outside))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "proxy.example.org",
                "localhost",
                "10.0.0.300",
                "10.0.0.0/33",
                "10.0.0.0/-1",
                "10.0.0.0/",
                "10.0.0",
                "10.0.0.5:80",
                "10.*",
                "10\\.0\\.0\\.5",
                "[::1]",
                "fe80::1%eth0",
                "::1/129",
                ":::",
                "/8"
            })
    void isNothingElseWhichTheStartRefusesByName(String text) {
        assertThatThrownBy(() -> bind("10.0.0.5," + text))
                .isInstanceOf(BindException.class)
                .hasMessageContaining(SETTING)
                .hasStackTraceContaining("'" + text + "' is neither an IP address nor a network");
    }

    private static WebSettings bind(String proxies) {
        Map<String, String> settings = Map.of(SETTING, proxies);
        return new Binder(new MapConfigurationPropertySource(settings))
                .bind("tickfold.web", WebSettings.class)
                .get();
    }
}
