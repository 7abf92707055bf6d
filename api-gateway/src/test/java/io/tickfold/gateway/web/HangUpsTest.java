package io.tickfold.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.catalina.connector.ClientAbortException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

/// Clients that end the connection while they are being answered.
@ExtendWith(OutputCaptureExtension.class)
class HangUpsTest {

    private final MockMvc gateway =
            MockMvcBuilders.standaloneSetup(new Hanging())
                    .setControllerAdvice(new ErrorAdvice())
                    .setCustomReturnValueHandlers(new AnswerHandler())
                    .build();

    /// An endpoint whose answers nobody takes in.
    @Controller
    static final class Hanging {

        private static final Map<String, IOException> FAILURES =
                Map.of(
                        "unusable", new AsyncRequestNotUsableException("Broken pipe"),
                        "aborted", new ClientAbortException(new IOException("Broken pipe")),
                        "wrapped", new IOException(new ClientAbortException("Broken pipe")),
                        "fault", new IOException("Broken pipe"));

        @GetMapping("/{how}")
        Answer answer(@PathVariable("how") String how) throws IOException {
            if (FAILURES.containsKey(how)) {
                throw FAILURES.get(how);
            }
            return Answer.ok(how);
        }
    }

    @Test
    void areNotLoggedAndGetNoAnswer(CapturedOutput output) throws Exception {
        for (String path : List.of("/unusable", "/aborted", "/wrapped")) {
            assertThat(get(path).getContentAsString()).as(path).isEmpty();
        }
        assertThat(output.getAll()).doesNotContain("ERROR", "WARN", "Broken pipe");
    }

    @Test
    void areNotMistakenForOurOwnFaults(CapturedOutput output) throws Exception {
        assertThat(get("/fault").getStatus()).isEqualTo(500);
        assertThat(output.getAll()).contains("request failed");
    }

    private MockHttpServletResponse get(String path) throws Exception {
        return gateway.perform(MockMvcRequestBuilders.get(path)).andReturn().getResponse();
    }
}
