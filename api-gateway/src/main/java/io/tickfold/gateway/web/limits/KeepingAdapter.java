package io.tickfold.gateway.web.limits;

import io.tickfold.gateway.web.KeptConnections;
import org.apache.coyote.Adapter;
import org.apache.coyote.Request;
import org.apache.coyote.Response;
import org.apache.tomcat.util.net.SocketEvent;

/// Hands requests on, and has Tomcat keep the connection after those whose answer asked for it.
///
/// Tomcat looks at the status twice: before it writes an answer, and once the request is done.
final class KeepingAdapter implements Adapter {

    private static final String KEPT = KeepingAdapter.class.getName();

    private final Adapter adapter;

    KeepingAdapter(Adapter adapter) {
        this.adapter = adapter;
    }

    /// Gives the answer that is about to be written its status, if it has another one for now.
    static void restore(Request request, Response response) {
        KeptConnections.restore(status -> {
            response.setStatus(status);
            request.setAttribute(KEPT, true);
        });
    }

    @Override
    public void service(Request request, Response response) throws Exception {
        adapter.service(request, response);
        if (request.getAttribute(KEPT) != null) {
            response.setStatus(KeptConnections.HARMLESS);
        }
    }

    @Override
    public boolean prepare(Request request, Response response) throws Exception {
        return adapter.prepare(request, response);
    }

    @Override
    public boolean asyncDispatch(Request request, Response response, SocketEvent event)
            throws Exception {
        return adapter.asyncDispatch(request, response, event);
    }

    @Override
    public void log(Request request, Response response, long time) {
        adapter.log(request, response, time);
    }

    @Override
    public void checkRecycled(Request request, Response response) {
        adapter.checkRecycled(request, response);
    }

    @Override
    public String getDomain() {
        return adapter.getDomain();
    }
}
