package io.tickfold.gateway.web.openapi;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.tickfold.gateway.web.Access;
import java.util.Set;

/// One method of one path, as far as it has described itself.
record DescribedEndpoint(String path, HttpMethod method, Operation operation, Access access) {

    /// What needs a token and is not answered from the read model.
    private static final Set<String> OTHER_READS =
            Set.of("/api/v1/admin/health", "/api/v1/admin/symbols");

    /// What is of all partitions, and so at no position of one.
    private static final Set<String> OF_ALL_ACCOUNTS =
            Set.of("/api/v1/admin/accounts", "/api/v1/admin/exposure");

    boolean isPublic() {
        return access == Access.PUBLIC;
    }

    /// Whether it can end as a command, and so needs a key to be repeated safely.
    boolean takesKey() {
        return method != HttpMethod.GET && method != HttpMethod.HEAD && !isPublic();
    }

    boolean needsKey() {
        return method == HttpMethod.POST && access == Access.OPERATOR;
    }

    boolean isRead() {
        return method == HttpMethod.GET;
    }

    /// Whether it is answered from the read model.
    boolean isOfReadModel() {
        return isRead() && !isPublic() && !path.endsWith("/stream") && !OTHER_READS.contains(path);
    }

    /// Whether its answer says what it holds of the log.
    boolean saysPosition() {
        return takesKey() || (isOfReadModel() && !OF_ALL_ACCOUNTS.contains(path));
    }

    boolean hasBody() {
        return operation.getRequestBody() != null;
    }
}
