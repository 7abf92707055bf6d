package io.tickfold.gateway.identity.token;

import io.tickfold.gateway.GatewayProperties;
import io.tickfold.gateway.web.Access;
import io.tickfold.gateway.web.Endpoints;
import jakarta.servlet.DispatcherType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authorization.AuthenticatedAuthorizationManager;
import org.springframework.security.authorization.AuthorityAuthorizationManager;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.SingleResultAuthorizationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;

/// Asks for what endpoints declare by [io.tickfold.gateway.web.Endpoint], and for nothing on the
/// management port.
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    @Bean
    JwtSecret gatewayJwtSecret(GatewayProperties properties, FormerSecrets former)
            throws IOException {
        Optional<Path> file = properties.secretFile();
        JwtSecret secret =
                file.isPresent() ? JwtSecretFile.read(file.get()) : configured(properties);
        return secret.after(former.all());
    }

    private static JwtSecret configured(GatewayProperties properties) {
        return JwtSecret.of(
                properties
                        .secret()
                        .orElseThrow(() ->
                                new IllegalStateException(
                                        "set tickfold.gateway.jwt-secret or"
                                                + " tickfold.gateway.jwt-secret-file")));
    }

    /// A request is observed as a whole; to observe each filter too costs more than most filters.
    @Bean
    SecurityObservationSettings gatewaySecurityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    @Order(1)
    SecurityFilterChain gatewayManagementSecurity(HttpSecurity http) {
        return stateless(http.securityMatcher(EndpointRequest.toAnyEndpoint()))
                .authorizeHttpRequests(rules -> rules.anyRequest().permitAll())
                .build();
    }

    /// Where no token is needed, nobody looks at an invalid one either.
    @Bean
    @Order(2)
    SecurityFilterChain gatewayPublicSecurity(HttpSecurity http, Endpoints endpoints) {
        return stateless(http.securityMatcher(r -> endpoints.accessTo(r) == Access.PUBLIC))
                .authorizeHttpRequests(rules -> rules.anyRequest().permitAll())
                .build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain gatewaySecurity(
            HttpSecurity http, Endpoints endpoints, TokenVerification tokens) {
        RefusedRequests refused = new RefusedRequests();
        return stateless(http)
                .exceptionHandling(
                        e -> e.authenticationEntryPoint(refused).accessDeniedHandler(refused))
                .authorizeHttpRequests(rules ->
                        rules.dispatcherTypeMatchers(DispatcherType.ERROR)
                                .permitAll()
                                .anyRequest()
                                .access((client, asked) ->
                                        rule(endpoints.accessTo(asked.getRequest()))
                                                .authorize(client, asked)))
                .oauth2ResourceServer(server ->
                        server.bearerTokenResolver(new OneToken())
                                .authenticationEntryPoint(refused)
                                .accessDeniedHandler(refused)
                                .jwt(jwt -> jwt.decoder(tokens).jwtAuthenticationConverter(tokens)))
                .build();
    }

    private static <T> AuthorizationManager<T> rule(Access access) {
        return switch (access) {
            case PUBLIC -> SingleResultAuthorizationManager.permitAll();
            case TOKEN -> AuthenticatedAuthorizationManager.authenticated();
            case WITHDRAW -> needing(Scope.WITHDRAW);
            case OPERATOR -> needing(Scope.FUNDS_WRITE);
        };
    }

    private static <T> AuthorizationManager<T> needing(Scope scope) {
        return AuthorityAuthorizationManager.hasAuthority(scope.authority());
    }

    private static HttpSecurity stateless(HttpSecurity http) {
        return http.csrf(AbstractHttpConfigurer::disable)
                .headers(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
    }
}
