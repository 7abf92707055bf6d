package io.tickfold.gateway.identity.signin;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tickfold.readmodel.database.Database;
import io.tickfold.readmodel.database.Databases;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/// Opens the database of mailboxes, and the way to them.
@Configuration(proxyBeanMethods = false)
class SignInConfiguration {

    private static final Logger log = LoggerFactory.getLogger(SignInConfiguration.class);

    @Bean(defaultCandidate = false)
    Database gatewayIdentityDatabase(Databases databases) {
        return databases.open("identity");
    }

    @Bean
    JavaMailSender gatewayMailSender(SignInSettings settings) {
        SignInSettings.Smtp smtp = settings.smtp();
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost(smtp.host());
        sender.setPort(smtp.port());
        sender.setDefaultEncoding(UTF_8.name());
        if (!smtp.user().isEmpty()) {
            sender.setUsername(smtp.user());
            sender.setPassword(smtp.password());
        }
        sender.getJavaMailProperties().putAll(properties(smtp));
        return sender;
    }

    private static Map<String, String> properties(SignInSettings.Smtp smtp) {
        String timeout = Long.toString(smtp.timeout().toMillis());
        String starttls = Boolean.toString(smtp.starttls());
        return Map.of(
                "mail.smtp.connectiontimeout", timeout,
                "mail.smtp.timeout", timeout,
                "mail.smtp.writetimeout", timeout,
                "mail.smtp.auth", Boolean.toString(!smtp.user().isEmpty()),
                "mail.smtp.starttls.enable", starttls,
                "mail.smtp.starttls.required", starttls,
                "mail.smtp.ssl.checkserveridentity", "true");
    }

    @Bean
    Delivery gatewayLinkDelivery(SignInSettings settings, JavaMailSender sender) {
        return settings.smtp().isSet()
                ? new MailDelivery(sender, settings.smtp().from())
                : (link, _) -> log.info("sign-in link: {}", link);
    }
}
