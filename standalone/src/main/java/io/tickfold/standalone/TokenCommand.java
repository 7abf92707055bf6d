package io.tickfold.standalone;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toSet;

import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.wire.NeutralProcess;
import io.tickfold.gateway.identity.token.JwtSecret;
import io.tickfold.gateway.identity.token.Scope;
import io.tickfold.gateway.identity.token.TokenIssuer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
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
import picocli.CommandLine.ParameterException;
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

    private static final int FAILED = 1;
    private static final Pattern SEPARATOR = Pattern.compile("\\s*,\\s*|\\s+");

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
            arity = "1..*",
            paramLabel = "NAME",
            description =
                    "Further rights: withdraw, funds:write; several with commas, spaces or the"
                            + " option again.")
    private List<String> rights = List.of();

    @Spec private @Nullable CommandSpec spec;

    private TokenCommand(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    public static void main(String[] arguments) {
        NeutralProcess.begin();
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
    public Integer call() throws CannotStartException, IOException {
        CommandLine line = requireNonNull(spec).commandLine();
        Set<Scope> scopes = scopes(line);
        if (data.toString().isBlank()) {
            throw new ParameterException(line, "--data names no directory");
        }
        TokenIssuer issuer = new TokenIssuer(secret(line), InstantSource.system());
        line.getOut().println(issuer.issue(requireNonNull(user), lifetime, scopes));
        if (line.getOut().checkError()) {
            throw new IOException("the token cannot be written to the standard output stream");
        }
        return 0;
    }

    private Set<Scope> scopes(CommandLine line) {
        if (rights.isEmpty()) {
            return Set.of();
        }
        String names = String.join(" ", rights).strip();
        return Stream.of(SEPARATOR.split(names, -1))
                .map(name ->
                        Scope.named(name)
                                .orElseThrow(() ->
                                        new ParameterException(
                                                line, "--scope takes withdraw and funds:write")))
                .collect(toSet());
    }

    private String otherSecret() {
        return String.format(
                Locale.ROOT,
                "tickfold: the instance with the data in %1$s does not use the secret in %2$s and"
                        + " will refuse this token; unset %2$s here, or start `up` with it",
                data,
                SigningSecret.VARIABLE);
    }

    /// A variable that is set counts, whatever the instance uses: the token may be for another one.
    private JwtSecret secret(CommandLine line) throws CannotStartException {
        SigningSecret signing = SigningSecret.of(environment, data);
        if (signing.lacksVariable()) {
            throw new CannotStartException(
                    String.format(
                            Locale.ROOT,
                            "the instance with the data in %s was started with %s, which is not set"
                                    + " here; set it to the same secret",
                            data,
                            SigningSecret.VARIABLE));
        }
        JwtSecret secret = signing.read();
        if (signing.isOther(secret)) {
            line.getErr().println(otherSecret());
        }
        return secret;
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
