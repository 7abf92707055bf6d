package io.tickfold.gateway.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tickfold.console.ConsoleFile;
import io.tickfold.console.ConsoleFiles;
import io.tickfold.gateway.stream.StreamSettings;
import io.tickfold.gateway.web.Access;
import io.tickfold.gateway.web.Endpoint;
import io.tickfold.gateway.web.GatewayRefusal;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/// The page and its files, for everybody: they hold nothing of any account.
@Controller
final class ConsoleController {

    private static final String FILES = "console/";
    private static final Duration KEPT = Duration.ofDays(365);

    /// Scripts and styles are files of ours; markup is made by the library alone.
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
                    + " connect-src 'self'; base-uri 'none'; form-action 'none';"
                    + " frame-ancestors 'none'; require-trusted-types-for 'script';"
                    + " trusted-types lit-html";

    private final ConsoleFiles files = ConsoleFiles.read();
    private final boolean demo;
    private final Duration heartbeat;

    ConsoleController(
            @Value("${tickfold.signin.demo:false}") boolean demo, StreamSettings streams) {
        this.demo = demo;
        this.heartbeat = streams.heartbeat();
    }

    @Endpoint(access = Access.PUBLIC)
    @GetMapping("/")
    ResponseEntity<Resource> page() {
        return answer(files.page(FILES, demo, heartbeat), CacheControl.noCache());
    }

    /// Links in mails lead here, with a token that the page takes out of its address.
    @Endpoint(access = Access.PUBLIC)
    @GetMapping("/dashboard")
    ResponseEntity<Resource> welcome() {
        return answer(files.page(FILES, demo, heartbeat), CacheControl.noStore());
    }

    /// Every version has it at the same address, so that a page of any can load itself again.
    @Endpoint(access = Access.PUBLIC)
    @GetMapping("/" + FILES + "reload.js")
    ResponseEntity<Resource> reloading() {
        return answer(files.reloading(), CacheControl.noCache());
    }

    @Endpoint(access = Access.PUBLIC)
    @GetMapping("/" + FILES + "{version}/{*name}")
    ResponseEntity<Resource> file(
            @PathVariable("version") String version, @PathVariable("name") String name) {
        return files.find(version, name.isEmpty() ? name : name.substring(1))
                .map(file -> answer(file, CacheControl.maxAge(KEPT).cachePublic().immutable()))
                .orElseThrow(GatewayRefusal.NOT_FOUND::exception);
    }

    private static ResponseEntity<Resource> answer(ConsoleFile file, CacheControl kept) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(file.type()))
                .cacheControl(kept)
                .header("Content-Security-Policy", POLICY)
                .header("Cross-Origin-Opener-Policy", "same-origin")
                .body(new ByteArrayResource(file.text().getBytes(UTF_8)));
    }
}
