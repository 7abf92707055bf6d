package io.tickfold.gateway.market;

import io.tickfold.contract.value.Ascii;
import java.util.Optional;
import java.util.stream.Stream;

/// Something whose price against the dollar can be traded.
enum Asset {
    BTC("Bitcoin"),
    ETH("Ethereum"),
    SOL("Solana");

    private final String title;

    Asset(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /// What its image is called.
    String image() {
        return Ascii.lower(name()) + ".svg";
    }

    /// The asset that has this image.
    static Optional<Asset> withImage(String image) {
        return Stream.of(values()).filter(asset -> asset.image().equals(image)).findFirst();
    }
}
