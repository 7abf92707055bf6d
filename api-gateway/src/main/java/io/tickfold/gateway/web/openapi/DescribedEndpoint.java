package io.tickfold.gateway.web.openapi;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.tickfold.gateway.web.Access;

/// One method of one path, as far as it has described itself.
record DescribedEndpoint(String path, HttpMethod method, Operation operation, Access access) {

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
        return isRead() && !isPublic() && !path.endsWith("/stream");
    }

    boolean hasBody() {
        return operation.getRequestBody() != null;
    }
}
