package io.tickfold.gateway.identity.signin;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.util.Locale;
import org.springframework.mail.MailPreparationException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.web.util.HtmlUtils;

/// Sends links by mail.
final class MailDelivery implements Delivery {

    private static final String SUBJECT = "Sign in to Tickfold";

    private final JavaMailSender sender;
    private final String from;

    MailDelivery(JavaMailSender sender, String from) {
        this.sender = sender;
        this.from = from;
    }

    @Override
    public void deliver(URI link, Mailbox mailbox) {
        sender.send(message(link, mailbox));
    }

    private MimeMessage message(URI link, Mailbox mailbox) {
        String address = link.toASCIIString();
        try {
            MimeMessage message = sender.createMimeMessage();
            MimeMessageHelper parts = new MimeMessageHelper(message, true);
            parts.setFrom(from);
            parts.setTo(mailbox.address());
            parts.setSubject(SUBJECT);
            parts.setText(text(address), html(HtmlUtils.htmlEscape(address)));
            message.setHeader("Auto-Submitted", "auto-generated");
            return message;
        } catch (MessagingException e) {
            throw new MailPreparationException("a mail cannot be written", e);
        }
    }

    private static String text(String link) {
        return String.format(
                Locale.ROOT,
                """
                Open this link to sign in:

                %s

                It works once, and only for a few minutes. If you did not ask for it, ignore this mail.
                """,
                link);
    }

    private static String html(String link) {
        return String.format(
                Locale.ROOT,
                """
                <p>Open this link to sign in:</p>
                <p><a href="%1$s">%1$s</a></p>
                <p>It works once, and only for a few minutes. If you did not ask for it, ignore this mail.</p>
                """,
                link);
    }
}
