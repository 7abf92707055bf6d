package io.tickfold.feed;

import io.tickfold.contract.input.RulesChanged;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.springframework.core.io.Resource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// Reads the trading rules from a YAML file; anything unknown, missing or inexact is an error.
final class RulesFile {

    private static final YAMLMapper MAPPER =
            YAMLMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                    .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                    .build();

    private RulesFile() {}

    /// @throws IllegalArgumentException if the file holds no rules
    /// @throws UncheckedIOException if there is no such file
    static RulesChanged read(Resource file) {
        try (InputStream content = file.getInputStream()) {
            return MAPPER.readValue(content, RulesChanged.class);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("no trading rules in " + file, e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
