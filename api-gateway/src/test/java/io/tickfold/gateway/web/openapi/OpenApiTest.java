package io.tickfold.gateway.web.openapi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.gateway.ApiGatewayApplication;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The whole gateway, but without Kafka.
///
/// With `-Dtickfold.test.write=true` it writes the committed copy instead of comparing it.
@SpringBootTest(
        classes = ApiGatewayApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            "tickfold.kafka.bootstrap-servers=127.0.0.1:1",
            "tickfold.database.directory=:memory:",
            "tickfold.gateway.jwt-secret=a-secret-of-tests-that-is-long-enough"
        })
@ExtendWith(OutputCaptureExtension.class)
class OpenApiTest {

    private static final Path COPY = Path.of("..", "docs", "openapi.json");
    private static final JsonMapper JSON = new JsonMapper();

    @Value("${local.server.port}")
    private int port;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping endpoints;

    @Test
    void isAsCommitted() throws Exception {
        String description = get("/openapi.json").body().strip() + "\n";
        if (Boolean.getBoolean("tickfold.test.write")) {
            Files.writeString(COPY, description);
        }
        assertThat(description)
                .as("docs/openapi.json, see CONTRIBUTING.md")
                .isEqualTo(Files.readString(COPY, UTF_8));
    }

    @Test
    void describesEveryEndpoint() throws Exception {
        JsonNode paths = JSON.readTree(get("/openapi.json").body()).path("paths");
        for (RequestMappingInfo mapping : endpoints.getHandlerMethods().keySet()) {
            for (String path : mapping.getPatternValues()) {
                for (RequestMethod method : mapping.getMethodsCondition().getMethods()) {
                    if (path.startsWith("/api/")) {
                        String name = method.name().toLowerCase(Locale.ROOT);
                        JsonNode described = paths.path(path).path(name);
                        assertThat(described.path("operationId").asString(""))
                                .as(method + " " + path)
                                .isNotEmpty();
                    }
                }
            }
        }
    }

    @Test
    void knowsEveryFieldOfAnAnswer() throws Exception {
        JsonNode schemas = JSON.readTree(get("/openapi.json").body()).at("/components/schemas");
        for (Map.Entry<String, JsonNode> schema : schemas.properties()) {
            assertThat(
                            Stream.of("properties", "oneOf", "enum")
                                    .filter(part -> !schema.getValue().path(part).isEmpty()))
                    .as(schema.getKey())
                    .hasSize(1);
        }
    }

    @Test
    void showsNoMarkdownWhereThePageDoesNotRenderIt() throws Exception {
        assertThat(JSON.readTree(get("/openapi.json").body()).findValuesAsString("summary"))
                .isNotEmpty()
                .noneMatch(summary -> summary.contains("`"));
    }

    @Test
    void saysOfEveryReadUpToWhereItIsTrue() throws Exception {
        JsonNode paths = JSON.readTree(get("/openapi.json").body()).path("paths");
        for (String path : List.of("account", "balance", "events", "trade/close", "trade/orders")) {
            JsonNode read = paths.path("/api/v1/" + path).path("get");
            assertThat(read.path("responses").path("200").path("headers").propertyNames())
                    .as(path)
                    .contains("Position", "RateLimit", "RateLimit-Policy");
        }
    }

    @Test
    void hasAPageThatLoadsNothingFromElsewhere() throws Exception {
        HttpResponse<String> start = get("/docs");
        assertThat(start.statusCode()).isEqualTo(302);
        String address = start.headers().firstValue("Location").orElseThrow();
        HttpResponse<String> page = get(URI.create(address).getPath());
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("swagger-ui").doesNotContain("http://", "https://");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .startsWith("default-src 'none'; script-src 'self'; style-src 'self'");
        for (String file :
                List.of("swagger-ui-bundle.js", "swagger-ui.css", "swagger-initializer.js")) {
            assertThat(get("/swagger-ui/" + file).statusCode()).as(file).isEqualTo(200);
        }
        assertThat(get("/openapi.json/swagger-config").body()).contains("/openapi.json");
    }

    @Test
    void isNotMissedByClientsThatHangUp(CapturedOutput output) throws Exception {
        for (int i = 0; i < 20; i++) {
            hangUp("GET /openapi.json HTTP/1.1\r\nHost: x\r\n\r\n");
        }
        assertThat(get("/openapi.json").statusCode()).isEqualTo(200);
        assertThat(output.getAll()).doesNotContain("request failed");
    }

    /// Ends the connection as soon as the answer begins, with much of it unread.
    private void hangUp(String request) throws IOException {
        try (Socket socket = new Socket()) {
            socket.setReceiveBufferSize(1_024);
            socket.setSoLinger(true, 0);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            socket.getOutputStream().write(request.getBytes(UTF_8));
            assertThat(socket.getInputStream().read()).isNotNegative();
        }
    }

    @Test
    void takesNoOtherPagesFromTheLibrary() throws Exception {
        Stream.of("/v3/api-docs", "/openapi.json.yaml", "/webjars/swagger-ui/index.html")
                .forEach(path -> assertThat(get(path).statusCode()).as(path).isIn(401, 404));
    }

    private HttpResponse<String> get(String path) {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
