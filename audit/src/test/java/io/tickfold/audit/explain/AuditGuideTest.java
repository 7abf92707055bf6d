package io.tickfold.audit.explain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.audit.log.LogRecord.Log;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What docs/audit.md shows of `explain` is what it prints.
class AuditGuideTest {

    private static final Path GUIDE = Path.of("..", "docs", "audit.md");
    private static final Pattern SHOWN =
            Pattern.compile("^```explain\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

    @Test
    void showsWhatIsPrinted() throws IOException {
        String lives = lives();
        String guide = Files.readString(GUIDE, UTF_8);
        assertThat(SHOWN.matcher(guide).results().map(found -> found.group(1)))
                .isNotEmpty()
                .allSatisfy(shown -> assertThat(lives).contains(shown));
    }

    @Test
    void namesEveryFieldOfTheJson() throws IOException {
        String guide = Files.readString(GUIDE, UTF_8);
        Stream<Class<?>> objects =
                Stream.concat(
                        Stream.of(
                                Explanation.class,
                                Explanation.Step.class,
                                Place.class,
                                Fact.Worth.class),
                        Arrays.stream(Fact.class.getPermittedSubclasses()));
        assertThat(objects.flatMap(type -> Arrays.stream(type.getRecordComponents())))
                .filteredOn(field -> !field.getType().equals(Log.class))
                .allSatisfy(field -> assertThat(guide).contains("`" + field.getName() + "`"));
    }

    private static String lives() {
        StringBuilder all = new StringBuilder();
        for (Lives life : Lives.values()) {
            all.append(TextReport.of(life.told().explanation()));
        }
        return all.toString();
    }
}
