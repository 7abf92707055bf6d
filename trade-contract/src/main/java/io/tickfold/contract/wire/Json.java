package io.tickfold.contract.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tickfold.contract.value.Decimals;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/// The one configuration of JSON for everything that is stored or sent between services.
public final class Json {

    /// Fields in their declared order, absent ones left out, every input bounded.
    public static final JsonMapper MAPPER =
            JsonMapper.builder(boundedFactory())
                    .changeDefaultPropertyInclusion(
                            i -> i.withValueInclusion(JsonInclude.Include.NON_ABSENT))
                    .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                    .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                    .build();

    private static final int MAX_NESTING = 16;
    private static final int MAX_STRING = 4_096;

    private Json() {}

    private static JsonFactory boundedFactory() {
        StreamReadConstraints constraints =
                StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_NESTING)
                        .maxStringLength(MAX_STRING)
                        .maxNumberLength(Decimals.MAX_LENGTH)
                        .maxDocumentLength(Topic.MAX_VALUE_BYTES)
                        .build();
        return JsonFactory.builder()
                .streamReadConstraints(constraints)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
    }
}
