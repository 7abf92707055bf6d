package io.tickfold.gateway.identity.signin;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tickfold.gateway.web.Answer;
import io.tickfold.gateway.web.GatewayRefusal;
import io.tickfold.gateway.web.JsonObject;
import io.tickfold.gateway.web.RequestBodies;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;

/// Signing in: first a link to the client's mailbox, then a token for whoever opens it.
@Controller
@RequestMapping("/api/v1/auth")
final class SignInController implements SignInApi {

    private static final Logger log = LoggerFactory.getLogger(SignInController.class);
    private static final String EMAIL = "email";
    private static final String REFERRER_POLICY = "Referrer-Policy";
    private static final MediaType TEXT = new MediaType(MediaType.TEXT_PLAIN, UTF_8);

    private final LinkRequests requests;
    private final SignIn signIn;
    private final LinkAddresses addresses;

    SignInController(LinkRequests requests, SignIn signIn, LinkAddresses addresses) {
        this.requests = requests;
        this.signIn = signIn;
        this.addresses = addresses;
    }

    @PostMapping("/login")
    @Override
    public Answer login(HttpServletRequest request) {
        JsonObject body = RequestBodies.json(request);
        String email = body.text(EMAIL).orElseThrow(GatewayRefusal.EMAIL_REQUIRED::exception);
        body.requireOnly(List.of(EMAIL));
        requests.accept(email, request.getRemoteAddr());
        return Answer.ok(new LinkSentBody("Verification link send", email.strip()));
    }

    @GetMapping("/verify")
    @Override
    public ResponseEntity<String> verify(@RequestParam(defaultValue = "") String token) {
        return LinkSecret.of(token)
                .flatMap(signIn::accountFor)
                .map(account -> answer(HttpStatus.FOUND).location(addresses.welcome(account)))
                .map(ResponseEntity.BodyBuilder::<String>build)
                .orElseGet(SignInController::invalid);
    }

    /// Programs that look at links before people do leave them as they are.
    @RequestMapping(path = "/verify", method = RequestMethod.HEAD)
    @Override
    public ResponseEntity<String> look() {
        return answer(HttpStatus.NO_CONTENT).build();
    }

    private static ResponseEntity<String> invalid() {
        GatewayRefusal refusal = GatewayRefusal.INVALID_SIGN_IN_LINK;
        return answer(HttpStatus.UNAUTHORIZED)
                .header(Answer.REFUSAL_REASON, refusal.name())
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .contentType(TEXT)
                .body(refusal.error());
    }

    private static ResponseEntity.BodyBuilder answer(HttpStatus status) {
        return ResponseEntity.status(status)
                .header(REFERRER_POLICY, "no-referrer")
                .cacheControl(CacheControl.noStore());
    }

    @ExceptionHandler
    Answer databaseIsAway(DataAccessResourceFailureException failure) {
        log.warn("signing in is not possible: {}", failure.getClass().getSimpleName());
        return SignIn.UNAVAILABLE;
    }
}
