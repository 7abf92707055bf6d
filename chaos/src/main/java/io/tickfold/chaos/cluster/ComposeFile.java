package io.tickfold.chaos.cluster;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The services of a compose file, for whoever starts them without docker-compose.
public record ComposeFile(JsonNode services, Map<String, String> variables) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+):?[-?]([^}]*)}");

    /// @param variables what the file would take from the environment
    public static ComposeFile read(Path file, Map<String, String> variables) throws IOException {
        try (Reader text = Files.newBufferedReader(file)) {
            Object content = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
            JsonNode services = JSON.<JsonNode>valueToTree(content).get("services");
            return new ComposeFile(services, variables);
        }
    }

    /// In the order of the file.
    public List<String> names() {
        return List.copyOf(services.propertyNames());
    }

    /// In the order of the file, in which they can be started one after the other; together those
    /// that only differ in their number.
    public List<List<String>> groups() {
        Map<String, List<String>> groups = new LinkedHashMap<>();
        for (String service : names()) {
            groups.computeIfAbsent(service.replaceFirst("-\\d$", ""), _ -> new ArrayList<>())
                    .add(service);
        }
        return List.copyOf(groups.values());
    }

    /// The directory that the service's image is built in, if it is.
    public Optional<String> build(String service) {
        return Optional.ofNullable(services.get(service).get("build")).map(JsonNode::asString);
    }

    /// As whom the service runs, if not as its image says.
    public Optional<String> user(String service) {
        return Optional.ofNullable(services.get(service).get("user")).map(JsonNode::asString);
    }

    public boolean isReadOnly(String service) {
        return services.get(service).path("read_only").asBoolean(false);
    }

    /// Directories in memory, and their options.
    public Map<String, String> tmpfs(String service) {
        return texts(services.get(service).path("tmpfs")).stream()
                .map(each -> each.split(":", 2))
                .collect(Collectors.toMap(each -> each[0], each -> each[1]));
    }

    /// Directories that outlive the container, whatever their names.
    public List<String> volumes(String service) {
        return texts(services.get(service).path("volumes")).stream()
                .map(each -> each.split(":", 2)[1])
                .toList();
    }

    public String image(String service) {
        return services.get(service).get("image").asString();
    }

    /// Empty for that of the image.
    public List<String> command(String service) {
        return texts(services.get(service).path("command")).stream()
                .map(this::interpolated)
                .toList();
    }

    public Map<String, String> environment(String service) {
        return services.get(service).path("environment").properties().stream()
                .collect(
                        Collectors.toMap(
                                Map.Entry::getKey,
                                entry -> interpolated(entry.getValue().asString())));
    }

    /// The command that succeeds when the service is ready.
    public Optional<String> healthcheck(String service) {
        List<String> test = texts(services.get(service).path("healthcheck").path("test"));
        return test.isEmpty()
                ? Optional.empty()
                : Optional.of(String.join(" ", test.subList(1, test.size())));
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }

    private String interpolated(String text) {
        return VARIABLE.matcher(text).replaceAll(this::valueOf);
    }

    private String valueOf(MatchResult variable) {
        return Matcher.quoteReplacement(
                variables.getOrDefault(variable.group(1), variable.group(2)));
    }
}
