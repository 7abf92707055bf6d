package io.tickfold.gateway.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/// Room for what is written to a client and not taken in by it yet.
public interface Room {

    /// Takes room for so many more bytes, which is given back once they are written.
    ///
    /// @return why there is none
    Optional<GatewayRefusal> take(long bytes);

    void giveBack(long bytes);

    /// Makes the answer to this request need room, besides what it needs already.
    static void bound(HttpServletRequest request, Room room) {
        request.setAttribute(Room.class.getName(), of(request).and(room));
    }

    /// What the answer to this request needs.
    static Room of(HttpServletRequest request) {
        return request.getAttribute(Room.class.getName()) instanceof Room room ? room : ENDLESS;
    }

    /// Room for anything.
    Room ENDLESS =
            new Room() {
                @Override
                public Optional<GatewayRefusal> take(long bytes) {
                    return Optional.empty();
                }

                @Override
                public void giveBack(long bytes) {}
            };

    /// Room in both.
    private Room and(Room other) {
        return new Both(this, other);
    }

    /// Room in two places.
    record Both(Room one, Room other) implements Room {

        @Override
        public Optional<GatewayRefusal> take(long bytes) {
            Optional<GatewayRefusal> refused = one.take(bytes);
            if (refused.isPresent()) {
                return refused;
            }
            refused = other.take(bytes);
            if (refused.isPresent()) {
                one.giveBack(bytes);
            }
            return refused;
        }

        @Override
        public void giveBack(long bytes) {
            one.giveBack(bytes);
            other.giveBack(bytes);
        }
    }
}
