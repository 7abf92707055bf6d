package io.tickfold.gateway.market;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tickfold.gateway.web.Access;
import io.tickfold.gateway.web.Answer;
import io.tickfold.gateway.web.Endpoint;
import io.tickfold.gateway.web.GatewayRefusal;
import io.tickfold.gateway.web.OwnAddress;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/// The assets and their images, for everybody.
@Controller
final class AssetController implements MarketApi.Assets {

    private static final MediaType SVG = MediaType.valueOf("image/svg+xml");
    private static final Duration FRESH = Duration.ofDays(1);

    private final OwnAddress addresses;

    AssetController(OwnAddress addresses) {
        this.addresses = addresses;
    }

    /// One asset of the answer.
    @Schema(name = "Asset")
    record AssetBody(String symbol, String name, String imageUrl) {}

    @Override
    @GetMapping("/api/v1/supportedAssets")
    public Answer assets(HttpServletRequest request) {
        String root = addresses.of(request);
        List<AssetBody> assets = Stream.of(Asset.values()).map(a -> body(a, root)).toList();
        return Answer.ok(assets);
    }

    private static AssetBody body(Asset asset, String root) {
        return new AssetBody(asset.name(), asset.title(), root + "/assets/" + asset.image());
    }

    /// Images may be kept and shown anywhere, but run nothing.
    @Endpoint(access = Access.PUBLIC)
    @GetMapping("/assets/{image}")
    ResponseEntity<Resource> image(@PathVariable("image") String image) {
        Asset asset = Asset.withImage(image).orElseThrow(GatewayRefusal.NOT_FOUND::exception);
        return ResponseEntity.ok()
                .contentType(SVG)
                .cacheControl(CacheControl.maxAge(FRESH).cachePublic())
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header("Cross-Origin-Resource-Policy", "cross-origin")
                .body(new ClassPathResource("assets/" + asset.image()));
    }
}
