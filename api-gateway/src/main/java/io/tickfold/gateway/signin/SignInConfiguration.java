package io.tickfold.gateway.signin;

import io.micrometer.core.instrument.MeterRegistry;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.Money;
import io.tickfold.gateway.GatewayProperties;
import io.tickfold.gateway.auth.Scope;
import io.tickfold.gateway.auth.TokenIssuer;
import io.tickfold.gateway.engine.CommandHeaders;
import io.tickfold.gateway.engine.Engine;
import io.tickfold.readmodel.database.Database;
import io.tickfold.readmodel.database.Databases;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/// Wires signing in.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SignInSettings.class)
public class SignInConfiguration {

    private static final Logger log = LoggerFactory.getLogger(SignInConfiguration.class);

    @Bean(defaultCandidate = false)
    Database gatewayIdentityDatabase(Databases databases) {
        return databases.open("identity");
    }

    @Bean
    Links gatewaySignInLinks(
            @Qualifier("gatewayIdentityDatabase") Database identity,
            InstantSource time,
            SignInSettings settings) {
        return new Links(identity, time, settings.linkLifetime(), settings.limits().perMailbox());
    }

    @Bean
    LinkSender gatewaySignInLinkSender(
            Links links, SignInSettings settings, Environment environment, MeterRegistry registry) {
        return new LinkSender(
                links,
                delivery(settings),
                publicUrl(settings, environment),
                new LinkSender.Capacity(settings.limits().queue(), settings.smtp().retryAfter()),
                registry);
    }

    /// The port is known once the server listens.
    private static Supplier<URI> publicUrl(SignInSettings settings, Environment environment) {
        return () ->
                settings.publicAddress()
                        .orElseGet(() -> {
                            String port = environment.getRequiredProperty("local.server.port");
                            return URI.create("http://127.0.0.1:" + port);
                        });
    }

    private static Delivery delivery(SignInSettings settings) {
        return settings.smtp().isSet()
                ? new MailDelivery(settings.smtp())
                : (link, _) -> log.info("sign-in link: {}", link);
    }

    @Bean
    LinkRequests gatewaySignInRequests(LinkSender sender, SignInSettings settings) {
        boolean possible = settings.smtp().isSet() || settings.logLinks();
        if (!possible) {
            log.warn("nobody can sign in by mail: tickfold.signin.smtp.host is not set");
        }
        return new LinkRequests(
                Optional.of(sender).filter(_ -> possible),
                new ClientLimits(settings.limits().perClient()));
    }

    /// Accounts that nobody gives an opening balance start with nothing.
    @Bean
    SignIn gatewaySignIn(
            Links links,
            Mailboxes mailboxes,
            @Qualifier("gatewayKafkaEngine") Engine engine,
            CommandHeaders headers,
            GatewayProperties properties) {
        Money balance = properties.balanceOfNewAccounts().orElse(Money.ZERO);
        return new SignIn(
                links,
                mailboxes,
                engine,
                headers,
                new SignIn.Opening(balance, properties.deadlines().create()));
    }

    @Bean
    Mailboxes gatewayMailboxes(
            @Qualifier("gatewayIdentityDatabase") Database identity, InstantSource time) {
        return new Mailboxes(identity, time);
    }

    @Bean
    SignInController gatewaySignInController(
            LinkRequests requests, SignIn signIn, TokenIssuer tokens, SignInSettings settings) {
        return new SignInController(requests, signIn, welcome(tokens, settings));
    }

    private static Function<AccountId, URI> welcome(TokenIssuer tokens, SignInSettings settings) {
        Set<Scope> scopes = settings.withdraw() ? Set.of(Scope.WITHDRAW) : Set.of();
        return account -> {
            String token = tokens.issue(account, settings.tokenLifetime(), scopes);
            return SignInSettings.under(settings.frontend(), "/dashboard?token=" + token);
        };
    }
}
