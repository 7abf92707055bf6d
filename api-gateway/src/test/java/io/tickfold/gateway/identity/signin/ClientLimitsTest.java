package io.tickfold.gateway.identity.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ClientLimitsTest {

    private final ClientLimits limits =
            new ClientLimits(
                    SignInSettingsTest.settings(Map.of("tickfold.signin.limits.per-client", "2")));

    @Test
    void countsEachAddressByItself() {
        assertThat(limits.secondsToWait("192.0.2.1")).isZero();
        assertThat(limits.secondsToWait("192.0.2.1")).isZero();
        assertThat(limits.secondsToWait("192.0.2.1")).isBetween(1_700L, 1_801L);
        assertThat(limits.secondsToWait("192.0.2.2")).isZero();
    }

    @Test
    void countsANetworkOfIpv6AsOne() {
        assertThat(limits.secondsToWait("2001:db8:1:2::1")).isZero();
        assertThat(limits.secondsToWait("2001:db8:1:2:3:4:5:6")).isZero();
        assertThat(limits.secondsToWait("2001:db8:1:2:ffff::")).isPositive();
        assertThat(limits.secondsToWait("2001:db8:1:3::1")).isZero();
    }

    @Test
    void countsWhatIsNoAddressAsOneClient() {
        assertThat(limits.secondsToWait("unknown")).isZero();
        assertThat(limits.secondsToWait("")).isZero();
        assertThat(limits.secondsToWait("example.org")).isPositive();
    }
}
