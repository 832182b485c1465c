FROM python:3.11-slim-bookworm

# Pango sets the printed papers; the fonts themselves come with the portal.
# hadolint ignore=DL3008
RUN apt-get update \
 && apt-get install -y --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --system --uid 10001 --no-create-home --shell /usr/sbin/nologin portal \
 && install -d -m 700 -o portal -g portal /data

ENV HOME=/tmp \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    PORTAL_VAR=/data \
    PORTAL_DEMO=0

WORKDIR /app
COPY requirements.txt ./
RUN pip install --no-cache-dir --disable-pip-version-check --require-hashes -r requirements.txt
COPY . ./
# The static files need no database; the folder of this step's settings is thrown away.
RUN PORTAL_VAR=/tmp/build python manage.py collectstatic --noinput --verbosity 0 \
 && rm -rf /tmp/build

USER 10001
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s \
    CMD ["python", "-c", "from urllib.request import urlopen; urlopen('http://127.0.0.1:8000/healthz', timeout=4)"]
CMD ["gunicorn", "config.wsgi", "-c", "config/gunicorn.py", "--workers", "2", "--bind", "0.0.0.0:8000"]
