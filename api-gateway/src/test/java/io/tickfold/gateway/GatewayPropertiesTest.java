package io.tickfold.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickfold.contract.value.Money;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class GatewayPropertiesTest {

    private static final String BALANCE = "TICKFOLD_GATEWAY_OPENING_BALANCE";

    @Test
    void opensNoAccountsUnlessToldTo() {
        assertThat(balance(Map.of())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void opensNoAccountsWithABlankBalance(String blank) {
        assertThat(balance(Map.of(BALANCE, blank))).isEmpty();
    }

    @Test
    void opensAccountsWithTheBalanceThatIsSet() {
        assertThat(balance(Map.of(BALANCE, "10000.00"))).contains(Money.of("10000"));
    }

    @Test
    void refusesABalanceThatIsNoAmount() {
        assertThatThrownBy(() -> balance(Map.of(BALANCE, "much")))
                .isInstanceOf(BindException.class);
    }

    private static Optional<Money> balance(Map<String, Object> variables) {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(
                        new SystemEnvironmentPropertySource(
                                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                                variables));
        return new Binder(ConfigurationPropertySources.from(environment.getPropertySources()))
                .bindOrCreate("tickfold.gateway", GatewayProperties.class)
                .balanceOfNewAccounts();
    }
}
