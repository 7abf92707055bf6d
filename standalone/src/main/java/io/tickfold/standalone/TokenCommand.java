package io.tickfold.standalone;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toSet;

import io.tickfold.contract.value.AccountId;
import io.tickfold.gateway.identity.token.JwtSecret;
import io.tickfold.gateway.identity.token.JwtSecretFile;
import io.tickfold.gateway.identity.token.Scope;
import io.tickfold.gateway.identity.token.TokenIssuer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/// The command `token`: prints a token for an account, signed with the secret in the variable
/// `TICKFOLD_JWT_SECRET` if that is set, and otherwise with the one of a data directory.
@Command(
        name = "tickfold token",
        description = {
            "Prints an access token for a user.",
            "The secret in the variable TICKFOLD_JWT_SECRET signs it if that is set, otherwise the"
                    + " one in the data directory."
        },
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            " 0:the token is on the standard output stream",
            " 1:there is no usable secret",
            " 2:the arguments make no sense"
        })
public final class TokenCommand implements Callable<Integer> {

    private static final String VARIABLE = "TICKFOLD_JWT_SECRET";
    private static final int FAILED = 1;

    private final Map<String, String> environment;

    @Option(
            names = "--user",
            required = true,
            converter = User.class,
            description = "Whose token it is: 1 to 64 of A-Z a-z 0-9 _ -")
    private @Nullable AccountId user;

    @Option(
            names = "--data",
            defaultValue = "data",
            description = "Directory of the running instance (./${DEFAULT-VALUE}).")
    private Path data = Path.of("data");

    @Option(
            names = "--ttl",
            defaultValue = "1h",
            converter = Lifetime.class,
            description = "How long it is valid, such as 30s, 15m, 1h or 2d (${DEFAULT-VALUE}).")
    private Duration lifetime = Duration.ofHours(1);

    @Option(
            names = "--scope",
            converter = RightsReader.class,
            description = "Further rights: withdraw, funds:write.")
    private Rights rights = new Rights(Set.of());

    @Spec private @Nullable CommandSpec spec;

    private TokenCommand(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    public static void main(String[] arguments) {
        System.exit(line(System.getenv()).execute(arguments));
    }

    static CommandLine line(Map<String, String> environment) {
        return new CommandLine(new TokenCommand(environment))
                .setExecutionExceptionHandler(TokenCommand::report);
    }

    private static int report(Exception failure, CommandLine line, ParseResult arguments) {
        line.getErr().println("tickfold: " + failure.getMessage());
        return FAILED;
    }

    @Override
    public Integer call() throws IOException {
        TokenIssuer issuer = new TokenIssuer(secret(), InstantSource.system());
        String token = issuer.issue(requireNonNull(user), lifetime, rights.scopes());
        requireNonNull(spec).commandLine().getOut().println(token);
        return 0;
    }

    private JwtSecret secret() throws IOException {
        String variable = environment.getOrDefault(VARIABLE, "");
        Path file = JwtSecretFile.in(data);
        if (variable.isEmpty() && Files.notExists(file)) {
            throw new IOException("no secret at " + file + "; the server makes it when it starts");
        }
        try {
            return variable.isEmpty() ? JwtSecretFile.read(file) : JwtSecret.of(variable);
        } catch (IOException | IllegalArgumentException e) {
            String place = variable.isEmpty() ? "at " + file : "in " + VARIABLE;
            throw new IOException("cannot use the secret " + place + ": " + e.getMessage(), e);
        }
    }

    /// Reads an account's id.
    private static final class User implements ITypeConverter<AccountId> {

        @Override
        public AccountId convert(String text) {
            try {
                return new AccountId(text);
            } catch (IllegalArgumentException _) {
                throw new TypeConversionException("it takes 1 to 64 of A-Z a-z 0-9 _ -");
            }
        }
    }

    /// What the token allows beyond trading.
    private record Rights(Set<Scope> scopes) {}

    /// Reads names that are separated by commas.
    private static final class RightsReader implements ITypeConverter<Rights> {

        @Override
        public Rights convert(String names) {
            return new Rights(
                    Stream.of(names.split(",", -1)).map(RightsReader::scope).collect(toSet()));
        }

        private static Scope scope(String name) {
            return Scope.named(name)
                    .orElseThrow(
                            () -> new TypeConversionException("it takes withdraw and funds:write"));
        }
    }

    /// Reads a time such as `15m`, at most 30 days.
    private static final class Lifetime implements ITypeConverter<Duration> {

        private static final Pattern FORM = Pattern.compile("[1-9][0-9]{0,7}[smhd]");
        private static final Duration LONGEST = Duration.ofDays(30);

        @Override
        public Duration convert(String text) {
            if (!FORM.matcher(text).matches()) {
                throw new TypeConversionException("it takes a time such as 30s, 15m, 1h or 2d");
            }
            Duration lifetime = Duration.parse((text.endsWith("d") ? "P" : "PT") + text);
            if (lifetime.compareTo(LONGEST) > 0) {
                throw new TypeConversionException("it is at most 30d");
            }
            return lifetime;
        }
    }
}
