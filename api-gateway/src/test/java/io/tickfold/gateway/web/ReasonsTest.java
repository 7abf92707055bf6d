package io.tickfold.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.gateway.ListedReasons;
import io.tickfold.gateway.ListedReasons.Listed;
import org.junit.jupiter.api.Test;

/// What the document on the API lists is what `Refusal-Reason` can say.
class ReasonsTest {

    @Test
    void areAllListedInTheirOrder() {
        assertThat(ListedReasons.all())
                .extracting(Listed::name)
                .containsExactlyElementsOf(Reasons.all());
    }
}
