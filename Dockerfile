# docker build -t solmu . (docs/operations/install.md tells how to run it)
FROM node:22-bookworm-slim AS node

FROM mcr.microsoft.com/dotnet/sdk:10.0.100 AS build
COPY --from=node /usr/local/bin/node /usr/local/bin/node
COPY --from=node /usr/local/lib/node_modules /usr/local/lib/node_modules
RUN ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm
WORKDIR /source
COPY . .
RUN dotnet publish src/Solmu/Solmu.csproj --configuration Release --output /app --disable-build-servers \
    && mkdir /seed && mkdir -m 700 /seed/data

FROM mcr.microsoft.com/dotnet/aspnet:10.0
COPY --from=build /app /app
# What is in a copied folder keeps its rights, the folder itself does not.
COPY --from=build --chown=$APP_UID:$APP_UID /seed/ /
USER $APP_UID
ENV SOLMU_DATA=/data
VOLUME /data
STOPSIGNAL SIGTERM
# The image has no curl; its bash can ask by itself.
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/5080 && printf 'GET /healthz HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && grep -q alive <&3"]
ENTRYPOINT ["dotnet", "/app/solmu.dll"]
CMD ["serve"]
