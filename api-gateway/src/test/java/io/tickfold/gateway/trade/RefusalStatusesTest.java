package io.tickfold.gateway.trade;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.contract.event.Refusal;
import io.tickfold.contract.event.RefusalReason;
import io.tickfold.gateway.Events;
import io.tickfold.gateway.GatewayHttpTest;
import io.tickfold.gateway.ListedReasons;
import io.tickfold.gateway.ListedReasons.Listed;
import io.tickfold.gateway.web.GatewayRefusal;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Each refusal has the status that the document on the API gives it.
class RefusalStatusesTest extends GatewayHttpTest {

    private static final Map<String, Integer> LISTED =
            ListedReasons.all().stream().collect(toMap(Listed::name, Listed::status));

    @ParameterizedTest
    @EnumSource
    void ofTheEngineIsAsListed(RefusalReason reason) {
        Map<String, String> details =
                reason.details().stream().collect(toMap(identity(), _ -> "1"));
        engine.answers(Events.refused(new Refusal(reason, details)));

        assertThat(post(CREATE, RefusalAnswersTest.ORDER).statusCode())
                .isEqualTo(LISTED.get(reason.name()));
    }

    @ParameterizedTest
    @EnumSource
    void ofTheGatewayIsAsListed(GatewayRefusal reason) {
        assertThat(reason.answer().status()).isEqualTo(LISTED.get(reason.name()));
    }
}
