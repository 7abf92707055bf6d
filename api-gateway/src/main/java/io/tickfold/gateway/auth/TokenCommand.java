package io.tickfold.gateway.auth;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/// Prints a token for an account, signed with the secret in the variable `TICKFOLD_JWT_SECRET` if
/// that is set, and otherwise with the one of a data directory.
///
/// Exit code 2 for arguments that make no sense, 1 if there is no usable secret.
public final class TokenCommand {

    private static final String VARIABLE = "TICKFOLD_JWT_SECRET";
    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    private final Map<String, String> environment;
    private final PrintStream out;
    private final PrintStream err;

    TokenCommand(Map<String, String> environment, PrintStream out, PrintStream err) {
        this.environment = environment;
        this.out = out;
        this.err = err;
    }

    public static void main(String[] arguments) {
        TokenCommand command = new TokenCommand(System.getenv(), System.out, System.err);
        System.exit(command.run(List.of(arguments)));
    }

    int run(List<String> arguments) {
        try {
            return print(TokenArguments.parse(arguments));
        } catch (IllegalArgumentException e) {
            return fail(MISUSED, e.getMessage() + System.lineSeparator() + TokenArguments.USAGE);
        }
    }

    private int print(TokenArguments arguments) {
        String variable = environment.getOrDefault(VARIABLE, "");
        if (!variable.isEmpty()) {
            return print(arguments, "in " + VARIABLE, () -> JwtSecret.of(variable));
        }
        Path file = JwtSecretFile.in(arguments.dataDirectory());
        if (Files.notExists(file)) {
            return fail(FAILED, "no secret at " + file + "; the server makes it when it starts");
        }
        return print(arguments, "at " + file, () -> JwtSecretFile.read(file));
    }

    private int print(TokenArguments arguments, String place, SecretSource secret) {
        try {
            TokenIssuer issuer = new TokenIssuer(secret.read(), InstantSource.system());
            out.println(issuer.issue(arguments.user(), arguments.lifetime(), arguments.scopes()));
            return 0;
        } catch (IOException | IllegalArgumentException e) {
            return fail(FAILED, "cannot use the secret " + place + ": " + e.getMessage());
        }
    }

    /// Where a secret is read from.
    @FunctionalInterface
    private interface SecretSource {
        JwtSecret read() throws IOException;
    }

    private int fail(int code, String why) {
        err.println(why);
        return code;
    }
}
