package io.tickfold.gateway.web.limits;

import io.github.bucket4j.TimeMeter;
import io.tickfold.gateway.web.Endpoints;
import io.tickfold.gateway.web.Filters;
import io.tickfold.gateway.web.GatewayRefusal;
import io.tickfold.gateway.web.Room;
import io.tickfold.gateway.web.limits.LimitSettings.Budgets;
import jakarta.servlet.Filter;
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
        return ordered(
                limits("address", settings.address(), LimitsConfiguration::address),
                Filters.BEFORE_SIGN_IN);
    }

    @Bean
    FilterRegistrationBean<AtOnceFilter> gatewayAddressAtOnce() {
        Shares<String> all = new Shares<>(settings.unread().toBytes());
        Room ofAll = new BytesOf<>(all, "all", GatewayRefusal.SERVICE_UNAVAILABLE);
        return ordered(
                new AtOnceFilter(
                        settings.address(), ofAll, endpoints, LimitsConfiguration::address),
                Filters.BEFORE_SIGN_IN + 1);
    }

    @Bean
    FilterRegistrationBean<LimitFilter> gatewayAccountLimits() {
        return ordered(
                limits("account", settings.account(), LimitsConfiguration::account),
                Filters.AFTER_SIGN_IN);
    }

    @Bean
    FilterRegistrationBean<AtOnceFilter> gatewayAccountAtOnce() {
        return ordered(
                new AtOnceFilter(
                        settings.account(), Room.ENDLESS, endpoints, LimitsConfiguration::account),
                Filters.AFTER_SIGN_IN + 1);
    }

    private static Optional<String> address(HttpServletRequest request) {
        return Optional.of(ClientAddress.of(request.getRemoteAddr()));
    }

    private static Optional<String> account(HttpServletRequest request) {
        return Optional.ofNullable(request.getUserPrincipal()).map(Principal::getName);
    }

    private LimitFilter limits(
            String scope, Budgets budgets, Function<HttpServletRequest, Optional<String>> client) {
        Buckets buckets = new Buckets(budgets, settings.clients(), TimeMeter.SYSTEM_NANOTIME);
        return new LimitFilter(scope, buckets, endpoints, client);
    }

    private <F extends Filter> FilterRegistrationBean<F> ordered(F filter, int order) {
        FilterRegistrationBean<F> registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(order);
        registration.setEnabled(settings.enabled());
        return registration;
    }
}
