package io.tickfold.gateway.openapi;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// One method of one path, as far as it has described itself.
record Endpoint(String path, HttpMethod method, Operation operation) {

    private static final String BASE = "/api/v1/";
    private static final String ADMIN = "/api/v1/admin/";
    private static final Set<String> PUBLIC =
            Set.of(
                    "/api/v1/supportedAssets",
                    "/api/v1/instruments",
                    "/api/v1/prices",
                    "/api/v1/prices/stream");

    /// Whether it asks for no token; the endpoint says so by an empty list of requirements.
    boolean isPublic() {
        return Optional.ofNullable(operation.getSecurity()).filter(List::isEmpty).isPresent()
                || path.startsWith("/api/v1/auth/")
                || PUBLIC.contains(path);
    }

    /// Whether it can end as a command, and so needs a key to be repeated safely.
    boolean takesKey() {
        return (method == HttpMethod.POST || method == HttpMethod.PATCH) && !isPublic();
    }

    boolean needsKey() {
        return takesKey() && isAdmin();
    }

    boolean isAdmin() {
        return path.startsWith(ADMIN);
    }

    boolean isRead() {
        return method == HttpMethod.GET;
    }

    /// What it is shown among: the part of the path that follows the base path.
    String group() {
        String inner = path.startsWith(BASE) ? path.substring(BASE.length()) : path.substring(1);
        return inner.split("/", -1)[0];
    }

    /// Whether it is answered from the read model.
    boolean isOfRows() {
        return isRead() && !isPublic() && !path.endsWith("/stream");
    }

    boolean hasBody() {
        return operation.getRequestBody() != null;
    }
}
