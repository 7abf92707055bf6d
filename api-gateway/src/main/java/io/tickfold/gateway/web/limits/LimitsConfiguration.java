package io.tickfold.gateway.web.limits;

import io.github.bucket4j.TimeMeter;
import io.tickfold.gateway.web.Endpoints;
import io.tickfold.gateway.web.Filters;
import io.tickfold.gateway.web.limits.LimitSettings.Budgets;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Counts requests by address before sign-in, and by account after it.
@Configuration(proxyBeanMethods = false)
record LimitsConfiguration(LimitSettings settings, Endpoints endpoints) {

    @Bean
    FilterRegistrationBean<LimitFilter> gatewayAddressLimits() {
        return filter(
                "address",
                settings.address(),
                Filters.BEFORE_SIGN_IN,
                request -> Optional.of(ClientAddress.of(request.getRemoteAddr())));
    }

    @Bean
    FilterRegistrationBean<LimitFilter> gatewayAccountLimits() {
        return filter(
                "account",
                settings.account(),
                Filters.AFTER_SIGN_IN,
                request -> Optional.ofNullable(request.getUserPrincipal()).map(Principal::getName));
    }

    private FilterRegistrationBean<LimitFilter> filter(
            String scope,
            Budgets budgets,
            int order,
            Function<HttpServletRequest, Optional<String>> client) {
        Buckets buckets = new Buckets(budgets, settings.clients(), TimeMeter.SYSTEM_NANOTIME);
        FilterRegistrationBean<LimitFilter> registration =
                new FilterRegistrationBean<>(new LimitFilter(scope, buckets, endpoints, client));
        registration.setOrder(order);
        registration.setEnabled(settings.enabled());
        return registration;
    }
}
