package io.tickfold.gateway.limits;

import io.github.bucket4j.TimeMeter;
import io.tickfold.gateway.web.Filters;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.Optional;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Counts requests by address before sign-in, and by account after it.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LimitSettings.class)
public class LimitsConfiguration {

    @Bean
    FilterRegistrationBean<LimitFilter> gatewayAddressLimits(LimitSettings settings) {
        Buckets buckets = buckets(settings.address(), settings);
        LimitFilter filter = new LimitFilter("address", buckets, LimitsConfiguration::address);
        return registered(filter, Filters.BEFORE_SIGN_IN, settings);
    }

    @Bean
    FilterRegistrationBean<LimitFilter> gatewayAccountLimits(LimitSettings settings) {
        Buckets buckets = buckets(settings.account(), settings);
        LimitFilter filter = new LimitFilter("account", buckets, LimitsConfiguration::account);
        return registered(filter, Filters.AFTER_SIGN_IN, settings);
    }

    private static Buckets buckets(Budgets budgets, LimitSettings settings) {
        return new Buckets(budgets, settings.clients(), TimeMeter.SYSTEM_NANOTIME);
    }

    private static FilterRegistrationBean<LimitFilter> registered(
            LimitFilter filter, int order, LimitSettings settings) {
        FilterRegistrationBean<LimitFilter> registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(order);
        registration.setEnabled(settings.enabled());
        return registration;
    }

    private static Optional<String> address(HttpServletRequest request) {
        return Optional.of(ClientAddress.of(request.getRemoteAddr()));
    }

    private static Optional<String> account(HttpServletRequest request) {
        return Optional.ofNullable(request.getUserPrincipal()).map(Principal::getName);
    }
}
