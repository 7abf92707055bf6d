# One image for every service; the command names the main class.
# Build the jars first: ./tickfold build
FROM eclipse-temurin:25-jre

RUN useradd --uid 10001 --user-group --no-create-home --shell /usr/sbin/nologin tickfold \
    && mkdir /data \
    && chown tickfold:tickfold /data

COPY standalone/target/app /app

USER 10001:10001
WORKDIR /data

ENTRYPOINT ["java", "-XX:+ExitOnOutOfMemoryError", "--sun-misc-unsafe-memory-access=allow", \
    "--enable-native-access=ALL-UNNAMED", "-cp", "/app/*"]
CMD ["io.tickfold.standalone.Standalone", "--data", "/data"]
