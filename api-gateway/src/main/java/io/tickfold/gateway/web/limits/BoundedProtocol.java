package io.tickfold.gateway.web.limits;

import java.net.InetAddress;
import java.time.Duration;
import java.util.function.Predicate;
import org.apache.coyote.Adapter;
import org.apache.coyote.Request;
import org.apache.coyote.Response;
import org.apache.coyote.http11.Http11NioProtocol;

/// HTTP over connections that are bounded by the client's address, and on which requests arrive in
/// time.
///
/// Tomcat makes it by its class name.
public final class BoundedProtocol extends Http11NioProtocol {

    private final BoundedEndpoint endpoint;

    public BoundedProtocol() {
        this(new BoundedEndpoint());
    }

    private BoundedProtocol(BoundedEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
    }

    /// @param most connections from one client, before any is accepted
    /// @param isBounded whether connections from an address count
    void bound(long most, Predicate<InetAddress> isBounded) {
        endpoint.bound(new OpenConnections(most, isBounded));
    }

    @Override
    public void setAdapter(Adapter adapter) {
        super.setAdapter(new KeepingAdapter(adapter));
    }

    /// Tomcat asks when it has decided whether to keep the connection, and has written nothing.
    @Override
    public boolean useCompression(Request request, Response response) {
        KeepingAdapter.restore(request, response);
        return super.useCompression(request, response);
    }

    /// @param inTime how long a whole request may take to arrive, before any connection is accepted
    void demand(Duration inTime) {
        endpoint.demand(inTime);
    }
}
