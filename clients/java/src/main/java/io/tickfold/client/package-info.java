/// A client of Tickfold's HTTP API. `Tickfold` is where to begin; its operations and the models in
/// `model` are generated from `docs/openapi.json` by the build.
package io.tickfold.client;
