package io.tickfold.gateway.auth;

import io.tickfold.contract.value.AccountId;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the command line says: `--user ID [--data DIR] [--ttl 1h] [--scope withdraw]`.
record TokenArguments(AccountId user, Path dataDirectory, Duration lifetime, Set<Scope> scopes) {

    static final String USAGE =
            "usage: token --user ID [--data DIR] [--ttl 30s|15m|1h|2d]"
                    + " [--scope withdraw,funds:write]";

    private static final Set<String> OPTIONS = Set.of("--user", "--data", "--ttl", "--scope");
    private static final Pattern LIFETIME = Pattern.compile("([1-9][0-9]{0,7})([smhd])");
    private static final Duration LONGEST = Duration.ofDays(30);

    /// @throws IllegalArgumentException saying what is wrong
    static TokenArguments parse(List<String> arguments) {
        Map<String, String> options = options(arguments);
        return new TokenArguments(
                user(options.getOrDefault("--user", "")),
                directory(options.getOrDefault("--data", "data")),
                lifetime(options.getOrDefault("--ttl", "1h")),
                scopes(options));
    }

    private static Map<String, String> options(List<String> arguments) {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i < arguments.size(); i += 2) {
            String name = arguments.get(i);
            if (!OPTIONS.contains(name) || i + 1 == arguments.size()) {
                throw new IllegalArgumentException("unknown or incomplete option: " + name);
            }
            if (options.putIfAbsent(name, arguments.get(i + 1)) != null) {
                throw new IllegalArgumentException("option given twice: " + name);
            }
        }
        return options;
    }

    private static Set<Scope> scopes(Map<String, String> options) {
        return options.containsKey("--scope")
                ? Scope.parse(options.getOrDefault("--scope", ""))
                : Set.of();
    }

    private static AccountId user(String text) {
        try {
            return new AccountId(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("--user takes 1 to 64 of A-Z a-z 0-9 _ -", e);
        }
    }

    private static Path directory(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("--data takes a directory", e);
        }
    }

    private static Duration lifetime(String text) {
        Matcher form = LIFETIME.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("--ttl takes a time such as 30s, 15m, 1h or 2d");
        }
        Duration lifetime = unit(form.group(2)).multipliedBy(Long.parseLong(form.group(1)));
        if (lifetime.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("--ttl is at most 30d");
        }
        return lifetime;
    }

    private static Duration unit(String letter) {
        return switch (letter) {
            case "s" -> Duration.ofSeconds(1);
            case "m" -> Duration.ofMinutes(1);
            case "h" -> Duration.ofHours(1);
            default -> Duration.ofDays(1);
        };
    }
}
