package io.tickfold.gateway.web.openapi;

import io.swagger.v3.oas.models.tags.Tag;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What endpoints are shown among; generators make one class of the methods of each.
enum Group {
    TRADING("Trading", "Orders, and what came of commands.", "trade"),
    ACCOUNT("Account", "One's own money, and what happened to it.", "account", "balance", "events"),
    MARKET(
            "Market",
            "What can be traded, and at which prices; needs no token.",
            "candles",
            "instruments",
            "prices",
            "supportedAssets"),
    SIGN_IN("SignIn", "Links by mail, which lead to a token.", "auth"),
    OPERATORS("Operators", "For tokens with the scope `funds:write`.", "admin");

    private static final String BASE = "/api/v1/";

    private final String title;
    private final String description;
    private final Set<String> parts;

    /// @param parts of paths, that which follows the base path
    Group(String title, String description, String... parts) {
        this.title = title;
        this.description = description;
        this.parts = Set.of(parts);
    }

    static List<Tag> tags() {
        return Arrays.stream(values())
                .map(group -> new Tag().name(group.title).description(group.description))
                .toList();
    }

    /// The name of the group of a path; a new one makes a group of its own.
    static String of(String path) {
        String inner = path.startsWith(BASE) ? path.substring(BASE.length()) : path.substring(1);
        String part = inner.split("/", -1)[0];
        Optional<Group> group =
                Arrays.stream(values()).filter(known -> known.parts.contains(part)).findFirst();
        return group.map(known -> known.title).orElse(part);
    }
}
