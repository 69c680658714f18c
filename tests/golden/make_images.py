"""Writes data/golden/images.json: what Pillow makes of a drawn picture and of photos, for the tests of images.

Run with any Pillow from 10 on, or 9 from 9.1 on, which resizes alike, at the root of the repository:  python3 tests/golden/make_images.py FOLDER
where FOLDER holds the photos astronaut.jpg, china.jpg, dog.jpg and flower.jpg. Of the photos checksums alone are written.
"""
import base64
import hashlib
import io
import json
import pathlib
import sys

from PIL import Image
from PIL.Image import Resampling, Transform

FILTERS = dict(nearest=Resampling.NEAREST, box=Resampling.BOX, bilinear=Resampling.BILINEAR, bicubic=Resampling.BICUBIC, Lanczos=Resampling.LANCZOS)
SIZES = [(7, 11), (40, 31), (19, 13), (9, 29), (1, 1)]
PHOTO_SIZES = [(224, 224), (61, 700), (700, 61)]


def drawn(height, width, mode):
    """A picture that both sides draw by one formula."""
    channels = 3 if mode == "RGB" else 1
    return Image.frombytes(mode, (width, height), bytes(
        (x * x * 3 + y * y * 5 + x * y * 7 + 31 * c) % 256 for y in range(height) for x in range(width) for c in range(channels)))


def resized(picture, encode, sizes):
    return {name: {f"{height}x{width}": encode(picture.resize((width, height), kind).tobytes()) for height, width in sizes}
            for name, kind in FILTERS.items()}


def text(values):
    return base64.b64encode(values).decode()


def checksum(values):
    return hashlib.sha256(values).hexdigest()


def center_crop(picture):
    """Shorter side 256, then the middle 224 × 224, as torchvision prepares images for published weights."""
    width, height = picture.size
    short, long = min(width, height), max(width, height)
    longer = int(256 * long / short)
    picture = picture.resize((256, longer) if width <= height else (longer, 256), Resampling.BILINEAR)
    left, top = int(round((picture.width - 224) / 2)), int(round((picture.height - 224) / 2))
    return picture.crop((left, top, left + 224, top + 224))


photos = pathlib.Path(sys.argv[1])
color, gray = drawn(19, 29, "RGB"), drawn(19, 29, "L")
# The map takes a place of the result to one of the picture.
back = (0.8131, 0.3073, 2.5191, -0.2113, 1.0937, 1.2571)
result = {
    "drawn": {
        "color": resized(color, text, SIZES),
        "gray": resized(gray, text, SIZES),
        "toGray": text(color.convert("L").tobytes()),
        "affine": {"back": back, "nearest": text(color.transform(color.size, Transform.AFFINE, back, Resampling.NEAREST).tobytes()),
                   "bilinear": text(color.transform(color.size, Transform.AFFINE, back, Resampling.BILINEAR).tobytes())},
        "rotate90": text(color.rotate(90).tobytes()),
        "rotate30": text(color.rotate(30, Resampling.BILINEAR).tobytes()),
        "hsv": text(color.convert("HSV").tobytes()),
    },
    "files": {},
    "photos": {},
}
for kind in ["GIF", "BMP", "JPEG"]:
    file = io.BytesIO()
    picture = Image.new("RGB", (5, 3), (255, 0, 0))
    picture.putpixel((4, 0), (0, 0, 255))
    options = {"GIF": dict(save_all=True, append_images=[Image.new("RGB", (5, 3), (0, 255, 0))]), "BMP": {}, "JPEG": dict(progressive=True)}[kind]
    picture.save(file, kind, **options)
    result["files"][kind] = {"file": text(file.getvalue()), "pixels": text(Image.open(file).convert("RGB").tobytes())}
for name in ["astronaut.jpg", "china.jpg", "dog.jpg", "flower.jpg"]:
    photo = Image.open(photos / name).convert("RGB")
    result["photos"][name] = {
        "pixels": checksum(photo.tobytes()), "gray": checksum(photo.convert("L").tobytes()), "centerCrop": checksum(center_crop(photo).tobytes()),
        "resized": resized(photo, checksum, PHOTO_SIZES),
    }
pathlib.Path("data/golden/images.json").write_text(json.dumps(result, indent=1) + "\n")
