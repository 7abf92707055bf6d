package io.tickfold.gateway.web.openapi;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.tickfold.gateway.web.Access;

/// One method of one path, as far as it has described itself.
record DescribedEndpoint(String path, HttpMethod method, Operation operation, Access access) {

    private static final String BASE = "/api/v1/";

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

    /// What it is shown among: the part of the path that follows the base path.
    String group() {
        String inner = path.startsWith(BASE) ? path.substring(BASE.length()) : path.substring(1);
        return inner.split("/", -1)[0];
    }

    /// Whether it is answered from the read model.
    boolean isOfReadModel() {
        return isRead() && !isPublic() && !path.endsWith("/stream");
    }

    boolean hasBody() {
        return operation.getRequestBody() != null;
    }
}
