package io.tickfold.gateway.auth;

import io.tickfold.gateway.GatewayProperties;
import jakarta.servlet.DispatcherType;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/// Asks for a token everywhere but on the management port.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AuthSettings.class)
public class AuthConfiguration {

    private static final String[] PUBLIC = {
        "/openapi.json/**",
        "/docs",
        "/swagger-ui/**",
        "/ws",
        "/assets/*",
        "/api/v1/auth/**",
        "/api/v1/supportedAssets",
        "/api/v1/instruments",
        "/api/v1/prices",
        "/api/v1/prices/stream"
    };

    @Bean
    JwtSecret gatewayJwtSecret(GatewayProperties properties) throws IOException {
        Optional<Path> file = properties.secretFile();
        return file.isPresent() ? JwtSecretFile.read(file.get()) : configured(properties);
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

    @Bean
    TokenIssuer gatewayTokenIssuer(JwtSecret secret, InstantSource time) {
        return new TokenIssuer(secret, time);
    }

    @Bean
    TokenVerification gatewayTokenVerification(
            JwtSecret secret, AuthSettings settings, InstantSource time) {
        Clock clock = time.withZone(ZoneOffset.UTC);
        Stream<TrustedIssuer> others =
                settings
                        .keysAddress()
                        .map(address -> TrustedIssuer.publishingAt(address, settings, clock))
                        .stream();
        return new TokenVerification(
                Stream.concat(Stream.of(TrustedIssuer.ourselves(secret, settings, clock)), others)
                        .toList());
    }

    @Bean
    @Order(1)
    SecurityFilterChain gatewayManagementSecurity(HttpSecurity http) {
        return stateless(http.securityMatcher(EndpointRequest.toAnyEndpoint()))
                .authorizeHttpRequests(rules -> rules.anyRequest().permitAll())
                .build();
    }

    /// Where no token is asked for, one that does no longer hold is not looked at either.
    @Bean
    @Order(2)
    SecurityFilterChain gatewayPublicSecurity(HttpSecurity http) {
        return stateless(http.securityMatcher(PUBLIC))
                .authorizeHttpRequests(rules -> rules.anyRequest().permitAll())
                .build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain gatewaySecurity(HttpSecurity http, TokenVerification tokens) {
        RefusedRequests refused = new RefusedRequests();
        return stateless(http)
                .exceptionHandling(
                        e -> e.authenticationEntryPoint(refused).accessDeniedHandler(refused))
                .authorizeHttpRequests(rules ->
                        rules.dispatcherTypeMatchers(DispatcherType.ERROR)
                                .permitAll()
                                .requestMatchers("/api/v1/admin/**")
                                .hasAuthority(Scope.FUNDS_WRITE.authority())
                                .requestMatchers("/api/v1/account/withdrawals")
                                .hasAuthority(Scope.WITHDRAW.authority())
                                .anyRequest()
                                .authenticated())
                .oauth2ResourceServer(server ->
                        server.bearerTokenResolver(new OneToken())
                                .authenticationEntryPoint(refused)
                                .accessDeniedHandler(refused)
                                .jwt(jwt -> jwt.decoder(tokens).jwtAuthenticationConverter(tokens)))
                .build();
    }

    private static HttpSecurity stateless(HttpSecurity http) {
        return http.csrf(AbstractHttpConfigurer::disable)
                .headers(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
    }
}
